/** Refusals of 查验 in words; loaded with its screens. */
import { addWords } from './errors'

addWords({
  'verification.daily_limit': {
    what: '今天的查验次数已用完',
    why: '税务机关规定每张发票每天最多查验 5 次，最后一次留给人工。',
    remedy: '明天会自动再查；着急时可到官方网站人工查验。',
  },
  'verification.not_possible': {
    what: '现在不能查验这张发票',
    why: '票面信息不全，或者这个票种没有可用的查验渠道。',
    remedy: '可以到官方网站查验后，用「人工查验」登记结果。',
  },
  'verification.evidence_refused': {
    what: '截图没有被接受',
    why: '只接受 PNG、JPEG 或 WebP 图片，且不超过 10 MB。',
    remedy: '请重新截图后上传。',
  },
})
