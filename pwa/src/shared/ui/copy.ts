/** Puts text on the clipboard and says whether it worked. */
import { zh } from '@/shared/i18n/zh'
import { useToast } from './useToast'

export async function copy(text: string): Promise<void> {
  const { say } = useToast()
  try {
    await navigator.clipboard.writeText(text)
    say(zh.act.copied, 'ok')
  } catch {
    say(zh.act.copyFailed, 'bad') // no secure context, or the browser refused
  }
}
