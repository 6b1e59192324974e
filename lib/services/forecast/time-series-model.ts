import { readFileSync } from 'node:fs'
import { AutoETS, initSync } from '@bsull/augurs/ets'
import type { TimeSeriesModel } from '../../domain/forecast/forecast'
import { remembered } from '../../domain/forecast/remembered'

let isReady = false

/** Exponential smoothing without a season, its parts chosen by the library: the level that days are at. */
export function timeSeriesModel(): TimeSeriesModel {
  if (!isReady) {
    // The package's exports name no .wasm: it lies beside the module. Asked for at run time, since Next's bundler would
    // answer a plain createRequire with a number of its own.
    const { createRequire } = process.getBuiltinModule('node:module')
    const module = createRequire(import.meta.url).resolve('@bsull/augurs/ets')
    initSync({ module: readFileSync(module.replace(/ets\.js$/, 'ets_bg.wasm')) })
    isReady = true
  }
  return model
}

const model: TimeSeriesModel = remembered((values, horizon: number) => {
  const fitted = new AutoETS(7, 'ZZN')
  try {
    fitted.fit(Float64Array.from(values))
    const { point } = fitted.predict(horizon, null)
    return point.every(Number.isFinite) ? point : null
  } catch {
    return null
  } finally {
    fitted.free()
  }
})
