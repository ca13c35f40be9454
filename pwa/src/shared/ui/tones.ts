/** The meanings a colour may carry; each tone is a pair of tokens in app.css. */
export type Tone = 'ok' | 'wait' | 'bad' | 'note' | 'mute'
