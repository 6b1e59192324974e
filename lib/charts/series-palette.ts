/** Colours of series, by slot; the same slot is the same hue in both themes. Also in app/globals.css, held by a test. */
export const SERIES_COLOURS = {
  light: ['#578aea', '#9e420a', '#236b3f', '#85397a', '#00829b', '#a08513', '#7752b8', '#b86862'],
  dark: ['#7db3ff', '#cf5c07', '#4da179', '#f77dbe', '#31ebfc', '#b6af25', '#ab6dd8', '#feb6b3'],
} as const

/** What is not shown by name. */
export const OTHER_COLOUR = { light: '#8b9099', dark: '#6d727c' } as const

/** What the series lie on. */
export const CARD_COLOUR = { light: '#ffffff', dark: '#131417' } as const
