/** The years that calendars and budgets keep. */
export const FIRST_YEAR = 2000
export const LAST_YEAR = 2099
