import { Agent, request } from 'node:http'

export interface PostRound {
  wallMs: number
  /** One a batch. */
  latenciesMs: number[]
}

/** Posts bodies over so many connections at once; throws where one is not taken whole. */
export async function postBatches(options: {
  url: string
  key: string
  /** Those that are left, where several take from one list. */
  bodies: Iterable<Buffer>
  eventsEach: number
  connections: number
}): Promise<PostRound> {
  const { bodies, connections, eventsEach } = options
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const latenciesMs: number[] = []
  const left = bodies[Symbol.iterator]()
  const startedAt = performance.now()
  const sender = async () => {
    for (let next = left.next(); !next.done; next = left.next()) {
      const body = next.value
      const sentAt = performance.now()
      const answer = JSON.parse(await post(options.url, options.key, agent, body))
      latenciesMs.push(performance.now() - sentAt)
      if (answer.accepted !== eventsEach) throw new Error(`${options.url}: ${JSON.stringify(answer)}`)
    }
  }
  try {
    await Promise.all(Array.from({ length: connections }, sender))
  } finally {
    agent.destroy()
  }
  return { wallMs: performance.now() - startedAt, latenciesMs }
}

/** Posts each body to every address at the same time, and answers how many events were told as new. */
export async function postTwice(
  urls: readonly string[],
  key: string,
  bodies: readonly Buffer[],
): Promise<number> {
  const agent = new Agent({ keepAlive: true })
  let accepted = 0
  for (const body of bodies)
    for (const answer of await Promise.all(urls.map((url) => post(url, key, agent, body))))
      accepted += JSON.parse(answer).accepted
  agent.destroy()
  return accepted
}

function post(url: string, key: string, agent: Agent, body: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-length': body.length,
    }
    const sent = request(`${url}/api/v1/usage`, { method: 'POST', agent, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      answer.on('error', reject)
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(text) : reject(new Error(`${url}: ${answer.statusCode} ${text}`)),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
