/** The page's end of the decoding worker: one question at a time, and never a silent hang. */
import type { Effort, Found } from './decode/cascade'
import type { ReadRequest, WorkerMessage } from './decode/protocol'

export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>
export type ReaderState = 'preparing' | 'ready' | 'broken'
export type Picture = ImageBitmap | ImageData

/** Loading the decoder over a slow line; one camera picture; one photograph with all passes. */
const LIMIT_MS = { load: 30_000, quick: 5_000, turn: 8_000, full: 30_000 } as const
/** Restarts without one answer in between before we say that it does not work. */
const MOST_RESTARTS = 3
/** A load that never ends weighs as much as two crashes: nobody waits for four of them. */
const TOO_SLOW = 2

interface Question {
  readonly id: number
  readonly timer: ReturnType<typeof setTimeout>
  readonly settle: (found: Found | null) => void
}

export class Reader {
  #worker: WorkerLike | null = null
  #state: ReaderState = 'preparing'
  #question: Question | null = null
  #loading: ReturnType<typeof setTimeout> | undefined
  #restarts = 0
  #lastId = 0

  constructor(
    /** null: this browser cannot have one. */
    readonly makeWorker: (() => WorkerLike) | null,
    readonly onState: (state: ReaderState) => void,
  ) {
    this.#start()
  }

  /** Whether a picture given now would be looked at. */
  get isFree(): boolean {
    return this.#state === 'ready' && this.#question === null
  }

  /** What is in the picture; null when the reader is not free, or gave no answer in time. */
  read(picture: Picture, effort: Effort, turn = 0): Promise<Found | null> {
    const worker = this.#worker
    if (!this.isFree || worker === null) {
      release(picture)
      return Promise.resolve(null)
    }
    this.#lastId += 1
    const request: ReadRequest = { id: this.#lastId, picture, effort, turn }
    return new Promise((settle) => {
      const timer = setTimeout(() => this.#restart(), LIMIT_MS[effort])
      this.#question = { id: request.id, timer, settle }
      worker.postMessage(request, { transfer: [transferable(picture)] })
    })
  }

  /** Begins anew after `broken`. */
  again(): void {
    this.#restarts = 0
    this.stop()
    this.#start()
  }

  stop(): void {
    clearTimeout(this.#loading)
    this.#worker?.terminate()
    this.#worker = null
    this.#settle(null)
  }

  #start(): void {
    if (this.makeWorker === null) return this.#enter('broken')
    const worker = this.makeWorker()
    this.#worker = worker
    this.#enter('preparing')
    this.#loading = setTimeout(() => this.#restart(TOO_SLOW), LIMIT_MS.load)
    worker.addEventListener('message', (event) => {
      if (this.#worker === worker) this.#hear((event as MessageEvent<WorkerMessage>).data)
    })
    worker.addEventListener('error', () => {
      if (this.#worker === worker) this.#restart()
    })
  }

  #hear(message: WorkerMessage): void {
    if (message.what === 'broken') return this.#restart()
    clearTimeout(this.#loading)
    if (message.what === 'ready') return this.#enter('ready')
    this.#restarts = 0
    if (this.#question?.id === message.id) this.#settle(message.found)
  }

  #settle(found: Found | null): void {
    const question = this.#question
    this.#question = null
    clearTimeout(question?.timer)
    question?.settle(found)
  }

  /** The worker hangs or has failed: a new one takes its place, a few times. */
  #restart(weight = 1): void {
    this.stop()
    this.#restarts += weight
    if (this.#restarts > MOST_RESTARTS) this.#enter('broken')
    else this.#start()
  }

  #enter(state: ReaderState): void {
    this.#state = state
    this.onState(state)
  }
}

function transferable(picture: Picture): Transferable {
  return 'data' in picture ? picture.data.buffer : picture
}

/** A bitmap holds memory outside the heap: it is closed by whoever had it last. */
export function release(picture: Picture): void {
  if ('close' in picture) picture.close()
}
