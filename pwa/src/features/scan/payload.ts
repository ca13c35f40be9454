/**
 * A cheap first look at a scanned text, so that the phone can show it before the server has answered.
 *
 * It only holds back what certainly is no invoice; in doubt the text goes to the server, which decides
 * (backend/reading/qr).
 */
import type { Schemas } from '@/shared/api'
import { kindOfCode, KIND_BY_QR_TYPE, MEANING_BY_QR_TYPE, type ScannedKind } from './kinds'

/** What the phone can show by itself. */
export interface InvoiceGlimpse {
  readonly family: 'invoice'
  /** Two texts with one identity are the same invoice. */
  readonly identity: string
  readonly kind: ScannedKind
  readonly code: string | null
  readonly number: string
  readonly amount_fen: number | null
  readonly amount_meaning: Schemas['AmountMeaning']
  readonly issued_on: string | null
}

/** Fields of the official site's link, to fill the entry form with. */
export interface Prefill {
  readonly code?: string
  readonly number?: string
  readonly issued_on?: string
  readonly amount_fen?: number
  readonly check_code?: string
}

export type Glimpse =
  | InvoiceGlimpse
  /** Looks like an invoice, but only the server can tell. */
  | { readonly family: 'unclear'; readonly identity: string }
  | { readonly family: 'title' }
  | { readonly family: 'official_url'; readonly prefill: Prefill }
  | { readonly family: 'payment' }
  | { readonly family: 'link' }
  | { readonly family: 'unknown' }

const PADDING = /^[\ufeff\0\s\u200b]+|[\ufeff\0\s\u200b]+$/g
const LONGEST = 4096
const BLOCKCHAIN_HOST = 'bcfp.shenzhen.chinatax.gov.cn'
const OFFICIAL_HOST = 'inv-veri.chinatax.gov.cn'
const PAYMENT =
  /^(wxp:|weixin:|alipays?:|https?:\/\/(qr\.alipay\.com|payapp\.weixin\.qq\.com|qr\.95516\.com)\/)/i

/** The text as the server will see it: ends trimmed, full-width commas made plain. */
export function normalised(text: string): string {
  return text.replace(PADDING, '').replaceAll('，', ',')
}

/** Whether the text is to be kept and sent. */
export function isWorthSending(text: string): boolean {
  const { family } = glimpse(text)
  return family === 'invoice' || family === 'unclear'
}

export function glimpse(scanned: string): Glimpse {
  const text = normalised(scanned)
  if (text === '' || text.length > LONGEST) return { family: 'unknown' }
  if (text.startsWith('$01')) return { family: 'title' }
  if (PAYMENT.test(text)) return { family: 'payment' }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return glimpseOfLink(text)
  return glimpseOfFields(text)
}

function glimpseOfLink(text: string): Glimpse {
  const link = parsedOrNull(text)
  if (link?.hostname === BLOCKCHAIN_HOST) return glimpseOfBlockchain(link)
  if (link?.hostname === OFFICIAL_HOST) return { family: 'official_url', prefill: prefillOf(link) }
  return { family: 'link' }
}

function parsedOrNull(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

function glimpseOfBlockchain(link: URL): Glimpse {
  const number = link.searchParams.get('bill_num') ?? ''
  const hash = link.searchParams.get('hash') ?? ''
  const fen = Number(link.searchParams.get('total_amount') ?? Number.NaN)
  const identity = `sz|${number}|${hash.toLowerCase()}`
  if (!/^\d{8}$/.test(number) || !Number.isSafeInteger(fen)) return { family: 'unclear', identity }
  const rest = { code: null, issued_on: null, amount_fen: fen, amount_meaning: 'with_tax' } as const
  return { family: 'invoice', kind: 'blockchain_invoice', identity, number, ...rest }
}

/** Only what is sound; a person confirms it in the form. */
function prefillOf({ searchParams }: URL): Prefill {
  const sound = (name: string, form: RegExp): string | undefined => {
    const value = searchParams.get(name) ?? ''
    return form.test(value) ? value : undefined
  }
  const amount_fen = fenOf(searchParams.get('kjje') ?? '')
  const issued_on = dayOf((searchParams.get('kprq') ?? '').replaceAll('-', ''))
  const fields = {
    code: sound('fpdm', /^(\d{10}|\d{12})$/),
    number: sound('fphm', /^(\d{8}|\d{20})$/),
    check_code: sound('jym', /^(\d{6}|\d{20})$/),
    amount_fen: amount_fen ?? undefined,
    issued_on: issued_on ?? undefined,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** `01,type,code,number,amount,yyyymmdd,...`; what follows is for the server. */
const INVOICE = /^01,(\d{2}),(\d{10}|\d{12})?,(\d{8}|\d{20}),([^,]*),([^,]*)/

type Fields = [type: string, code: string, number: string, amount: string, day: string]

function glimpseOfFields(text: string): Glimpse {
  const plain = text.replace(/\s*,\s*/g, ',')
  if (!/^\d{2},([^,]*,){4}/.test(plain)) return { family: 'unknown' }
  const match = INVOICE.exec(plain)
  if (match === null) return { family: 'unclear', identity: text }
  const [type, code, number, amount, day] = match.slice(1).map((field) => field ?? '') as Fields
  return {
    family: 'invoice',
    identity: number.length === 20 ? number : `${code}|${number}`,
    kind: kindOfCode(code) ?? KIND_BY_QR_TYPE[type] ?? 'unknown',
    code: code || null,
    number,
    amount_fen: fenOf(amount),
    amount_meaning: MEANING_BY_QR_TYPE[type] ?? 'unknown',
    issued_on: dayOf(day),
  }
}

/** Whole fen of a plain decimal, by digits only: 1.15 * 100 is not 115 in binary fractions. */
export function fenOf(text: string): number | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text)
  if (match === null) return null
  const [, sign, yuan = '', cents = ''] = match
  const fen = Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
  return sign === '-' ? -fen : fen
}

/** YYYY-MM-DD of YYYYMMDD, when there is such a day. */
export function dayOf(text: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (match === null) return null
  const day = `${match[1]}-${match[2]}-${match[3]}`
  const instant = new Date(`${day}T00:00:00Z`)
  const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)
  return isReal ? day : null
}
