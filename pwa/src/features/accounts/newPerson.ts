/** What a person says of himself when he signs up. */
export type NewPerson = {
  username: string
  display_name: string
  email: string
  mobile: string
  password: string
}

export function emptyPerson(): NewPerson {
  return { username: '', display_name: '', email: '', mobile: '', password: '' }
}
