/** Every refusal in words: what happened, why, and what to do. Chosen by `code`, never by text. */
import { ApiError, UnreachableError } from '@/shared/api'
import { formatDue } from '@/shared/formats'

export type Words = { what: string; why?: string; remedy?: string; isUnreachable?: boolean }
export type Facts = Readonly<Record<string, unknown>>

export const inSeconds = (wait_s: number) => new Date(Date.now() + wait_s * 1000)

type ByCode = Record<string, Words | ((facts: Facts) => Words)>

const byCode: ByCode = {
  'web.foreign_origin': {
    what: '请求被拒绝',
    why: '请求不是从本站页面发出的。',
    remedy: '请关闭页面，重新打开票卡通后再操作。',
  },
  'web.idempotency_mismatch': {
    what: '没有保存',
    why: '同一次提交的内容前后不一致。',
    remedy: '请重新扫码或录入。',
  },
}

/** A 503 of the server as a whole, or of the gateway in front of it, and not of one function. */
const OF_THE_WHOLE = /^(http|web)\.|maintenance/

function maintenance({ retry_after_s }: Facts): Words {
  return {
    what: '系统维护中',
    why:
      typeof retry_after_s === 'number'
        ? `预计 ${formatDue(inSeconds(retry_after_s))} 恢复。`
        : '服务暂时停止，恢复时间还不知道。',
    remedy: '请到时再试，不必重新填写；扫码不受影响，会先存在本机。',
  }
}

/** Codes that say no more than their status. */
const GENERIC = /^(not_found|forbidden)$/

const byStatus: Record<number, Words> = {
  401: { what: '登录已失效', why: '长时间未使用，或已在别处退出。', remedy: '请重新登录。' },
  403: { what: '没有权限', why: '你的账号没有这项权限。', remedy: '如有需要，请联系管理员。' },
  404: {
    what: '没有找到',
    why: '它可能已被删除，或者不属于你。',
    remedy: '请返回列表后刷新。',
  },
  409: { what: '没有完成', why: '内容刚刚被改动过。', remedy: '请刷新后再试。' },
  413: { what: '文件太大', why: '超过了允许的大小。', remedy: '请压缩后再上传。' },
  422: { what: '填写有误', why: '有内容不符合要求。', remedy: '请按提示修改后再提交。' },
  503: { what: '暂时不能完成', why: '服务正忙，或所依赖的服务没有回答。', remedy: '请稍后再试。' },
  429: { what: '操作太频繁', why: '短时间内请求过多。', remedy: '请稍等片刻再试。' },
}

const unreachable: Words = {
  what: '连不上服务器',
  why: '网络不通，或服务器没有响应。',
  remedy: '请检查网络后重试；扫码不受影响，会先存在本机。',
  isUnreachable: true,
}

const unexpected: Words = {
  what: '操作没有完成',
  why: '服务器出现了意外情况，已自动记录。',
  remedy: '请稍后重试；仍然不行请联系管理员。',
}

/** Adds the words of a feature that comes after the first load. */
export function addWords(words: ByCode): void {
  Object.assign(byCode, words)
}

/** The words for an error, whatever it is. */
export function describe(error: unknown): Words {
  if (error instanceof UnreachableError) return unreachable
  if (!(error instanceof ApiError)) return unexpected
  const known = byCode[error.code]
  if (known !== undefined) return typeof known === 'function' ? known(error.facts) : known
  if (error.status === 503 && OF_THE_WHOLE.test(error.code)) return maintenance(error.facts)
  const words = byStatus[error.status] ?? unexpected
  // A code this version does not know yet: the server's own sentence says more than the status.
  return error.message === '' || GENERIC.test(error.code)
    ? words
    : { what: words.what, why: error.message }
}

/** The words in one line, for a toast; the reason where nothing can be advised. */
export function describeInLine(error: unknown): string {
  const { what, why, remedy = why } = describe(error)
  return remedy === undefined ? what : `${what}：${remedy}`
}
