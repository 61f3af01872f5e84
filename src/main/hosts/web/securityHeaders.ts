/** What a browser is told about every answer of this server: nothing from elsewhere, nothing for elsewhere. */
import { CONTENT_SECURITY_POLICY } from '../page/contentSecurityPolicy.ts'

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}
