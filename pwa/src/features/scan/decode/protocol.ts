/** What the page and the decoding worker say to each other. */
import type { Effort, Found } from './cascade'

/** The worker frees the picture; a bitmap goes over without a copy. */
export interface ReadRequest {
  readonly id: number
  readonly picture: ImageBitmap | ImageData
  readonly effort: Effort
  readonly turn: number
}

export type WorkerMessage =
  | { readonly what: 'ready' }
  | { readonly what: 'broken'; readonly reason: string }
  | { readonly what: 'found'; readonly id: number; readonly found: Found; readonly took_ms: number }
