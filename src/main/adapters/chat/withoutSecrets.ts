/** Keeps keys out of what a server says: some repeat the key that they refuse. */

/** The shortest value that is taken for a secret, in characters; shorter ones would blot out words. */
const SHORTEST = 6

/** Returns the text without the values of these headers, the word `Bearer` apart. */
export function withoutSecrets(text: string, headers: Readonly<Record<string, string>>): string {
  return Object.values(headers)
    .map((value) => value.replace(/^\w+ /, ''))
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((clean, secret) => clean.replaceAll(secret, '•••'), text)
}
