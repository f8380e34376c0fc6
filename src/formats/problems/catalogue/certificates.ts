/**
 * Codes E08: certificates.
 */
import type { Explanation } from './explanation.js';

export const certificates = {
  E0801: {
    title: 'A certificate that does not hold',
    meaning:
      'The checker derived again what the certificate states, and at the field shown something else came out; or the field is not as the format asks. Nothing is said about the claim itself: only that this certificate does not show it. The exit status is 4.',
    hint: 'Write the certificate anew with: undominated verify FILE --certificate DIR',
  },
  E0802: {
    title: 'A certificate that takes too long to check',
    meaning:
      'Before it begins, the checker bounds the steps that it may take; here they are more than are allowed. The economy and its digest were checked, the evidence was not. The exit status is 3.',
    hint: 'Allow more steps with --most-steps, or take a certificate whose evidence is separation.',
  },
} as const satisfies Record<string, Explanation>;
