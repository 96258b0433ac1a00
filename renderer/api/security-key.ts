/**
 * Security keys through WebAuthn with the PRF extension: https://www.w3.org/TR/webauthn-3/#prf-extension. The key answers a
 * question with 32 bytes that nobody else can give; the credential itself proves nothing to anybody here, so its challenge
 * and signature are not looked at.
 */
import { toBase64Url, fromBase64Url } from './base64-url.ts';

const ANSWER_BYTES = 32;
const WAIT_MS = 60_000;

/** Whether this window can ask a key at all. */
export async function canAskSecurityKeys(): Promise<boolean> {
  if (!('PublicKeyCredential' in window)) return false;
  // Missing before Chromium 133, and so in the Electron that some systems still have.
  if (!('getClientCapabilities' in PublicKeyCredential)) return false;
  const capabilities = await PublicKeyCredential.getClientCapabilities().catch(() => undefined);
  return capabilities?.['extension:prf'] === true;
}

function random(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32));
}

function answerOf(credential: Credential | null): string | undefined {
  if (!(credential instanceof PublicKeyCredential)) return undefined;
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return undefined;
  const bytes = first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer, first.byteOffset, first.byteLength);
  return bytes.length === ANSWER_BYTES ? btoa(String.fromCharCode(...bytes)) : undefined;
}

/** The key's answer as base64; `undefined` when the key or the person declined. */
export async function askSecurityKey(credentialId: string, question: string): Promise<string | undefined> {
  const credential = await navigator.credentials
    .get({
      publicKey: {
        challenge: random(),
        timeout: WAIT_MS,
        userVerification: 'required',
        allowCredentials: [{ type: 'public-key', id: fromBase64Url(credentialId) }],
        extensions: { prf: { eval: { first: fromBase64Url(question) } } },
      },
    })
    .catch(() => null);
  return answerOf(credential);
}

/** Makes a credential on a key and asks it once. `undefined` when the key or the person declined, or the key knows no PRF. */
export async function makeSecurityKey(
  name: string,
  question: string,
): Promise<{ readonly credentialId: string; readonly secret: string } | undefined> {
  const made = await navigator.credentials
    .create({
      publicKey: {
        challenge: random(),
        timeout: WAIT_MS,
        rp: { name: 'Keepbook' },
        user: { id: random(), name, displayName: name },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
        extensions: { prf: { eval: { first: fromBase64Url(question) } } },
      },
    })
    .catch(() => null);
  if (!(made instanceof PublicKeyCredential)) return undefined;
  const credentialId = toBase64Url(new Uint8Array(made.rawId));
  // Most keys answer only when they are asked, not when the credential is made.
  const secret = answerOf(made) ?? (await askSecurityKey(credentialId, question));
  return secret === undefined ? undefined : { credentialId, secret };
}
