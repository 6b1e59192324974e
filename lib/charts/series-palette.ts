/** Colours of series, by slot; the same slot is the same hue in both themes. Also in app/globals.css, held by a test. */
export const SERIES_COLOURS = {
  light: ['#578aea', '#9e420a', '#236b3f', '#85397a', '#00829b', '#a08513', '#7752b8', '#e26c6e'],
  dark: ['#8da7fb', '#b26326', '#599f78', '#dd85b9', '#6bd5f0', '#b6b24b', '#a06fbd', '#eeb3b0'],
} as const

/** What is not shown by name. */
export const OTHER_COLOUR = { light: '#8b9099', dark: '#6d727c' } as const

/** What the series lie on. */
export const CARD_COLOUR = { light: '#ffffff', dark: '#131417' } as const
