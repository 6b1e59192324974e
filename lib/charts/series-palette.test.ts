import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CARD_COLOUR, OTHER_COLOUR, SERIES_COLOURS } from './series-palette'

type Triple = readonly [number, number, number]

function toLinear(hex: string): Triple {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return [red ?? 0, green ?? 0, blue ?? 0]
}

const dot = (row: Triple, [a, b, c]: Triple): number => row[0] * a + row[1] * b + row[2] * c

// Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
const SIGHT: Record<string, readonly [Triple, Triple, Triple]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function toOklab(colour: Triple): Triple {
  const long = Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], colour))
  const middle = Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], colour))
  const short = Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], colour))
  const cone: Triple = [long, middle, short]
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], cone),
    dot([1.9779984951, -2.428592205, 0.4505937099], cone),
    dot([0.0259040371, 0.7827717662, -0.808675766], cone),
  ]
}

function seen(hex: string, sight: string): Triple {
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const [red, green, blue] = SIGHT[sight] ?? []
  const colour = toLinear(hex)
  if (!red || !green || !blue) throw new Error(sight)
  return toOklab([clamp(dot(red, colour)), clamp(dot(green, colour)), clamp(dot(blue, colour))])
}

function contrast(one: string, two: string): number {
  const luminance = (hex: string) => dot([0.2126, 0.7152, 0.0722], toLinear(hex))
  const [low = 0, high = 0] = [luminance(one), luminance(two)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

describe.each(['light', 'dark'] as const)('the palette on %s', (theme) => {
  const colours = [...SERIES_COLOURS[theme], OTHER_COLOUR[theme]]

  it('stands out from the card by 3 to 1', () => {
    for (const colour of colours) expect(contrast(colour, CARD_COLOUR[theme])).toBeGreaterThanOrEqual(3)
  })

  it.each(Object.keys(SIGHT))('is told apart with %s', (sight) => {
    const distances = colours.flatMap((one, at) =>
      colours
        .slice(at + 1)
        .map((two) => Math.hypot(...seen(one, sight).map((value, i) => value - (seen(two, sight)[i] ?? 0)))),
    )
    // More than three times what is just noticeable side by side (0.02).
    expect(Math.min(...distances)).toBeGreaterThan(0.065)
  })

  it('is what the stylesheet draws', () => {
    const css = readFileSync('app/globals.css', 'utf8')
    const block = css.slice(css.indexOf(theme === 'light' ? '\n:root {' : '\n.dark {'))
    const drawn = [...block.slice(0, block.indexOf('\n}')).matchAll(/--series-\w+: (#\w+);/g)].map(
      ([, hex]) => hex,
    )
    expect(drawn).toEqual(colours)
    expect(block).toContain(`--card: ${CARD_COLOUR[theme]};`)
  })
})
