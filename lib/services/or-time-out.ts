/** What a promise answers, or a failure where that takes too long; the promise itself goes on. */
export function orTimeOut<Value>(promise: Promise<Value>, patienceMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The database did not answer in time.')), patienceMs)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
