/** The one locale that figures and dates are shown in; the words are English. */
export const LOCALE = 'en-US'

/** What stands where there is no figure: unknown is not zero. */
export const NO_FIGURE = '–'
