/** Texts of lists that are put in order. */
export const moving = {
  up: (name: string) => `上移 ${name}`,
  down: (name: string) => `下移 ${name}`,
} as const
