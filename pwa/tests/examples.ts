/** Ready-made objects of the API with sensible values. */
import type { InvoiceRow, Person, Session } from '@/shared/contracts'

export const lin: Person = {
  id: 7,
  username: 'lin',
  display_name: '林晓',
  email: 'lin@example.com',
  state: 'active',
  roles: ['employee'],
  company: { id: 1, title: '示例科技有限公司' },
  membership: null,
}

export function aSession(changes: Partial<Session> = {}): Session {
  return {
    state: 'signed_in',
    person: lin,
    must_change_password: false,
    organisation_name: '示例集团',
    is_demo: false,
    verify_provider: 'tencent',
    mail: 'smtp',
    version: '0.1.0',
    ...changes,
  }
}

export function aRow(changes: Partial<InvoiceRow> = {}): InvoiceRow {
  return {
    id: 1,
    reference_no: 'R1',
    kind: 'digital_ordinary',
    kind_label: '数电普通发票',
    number: '25990000000001000317',
    code: null,
    issued_on: '2025-01-07',
    amount_fen: 10600,
    amount_meaning: 'with_tax',
    total_fen: null,
    currency: 'CNY',
    seller_name: null,
    verify_status: 'pending',
    tax_status: 'unknown',
    title_check: 'unchecked',
    usage_status: 'unused',
    review_status: 'pending',
    is_sandbox: false,
    is_by_hand: false,
    is_red_letter: false,
    is_incomplete: false,
    category: null,
    purpose: null,
    captured_at: '2025-01-08T01:00:00Z',
    status_changed_at: '2025-01-08T01:00:00Z',
    ...changes,
  }
}
