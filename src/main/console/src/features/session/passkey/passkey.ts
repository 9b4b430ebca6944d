import { request } from '@/lib/http';
import { z } from '@/lib/schema';
import { sessionSchema } from '@/lib/session';

/** Whether this browser can read and write WebAuthn's JSON (all current ones do). */
export const passkeysWork = () =>
  typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

const optionsSchema = z.record(z.string(), z.unknown());

/** Nobody chose a passkey: they closed the browser's dialog, or it has none for this site. */
export class NoPasskey extends Error {}

async function chosen(credential: Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const answer = await credential;
    if (answer instanceof PublicKeyCredential) return answer;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  throw new NoPasskey();
}

export async function signInWithPasskey() {
  const options = await request('/session/passkey/options', { method: 'POST', schema: optionsSchema });
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  const credential = await chosen(navigator.credentials.get({ publicKey }));
  return request('/session/passkey', {
    method: 'POST',
    body: { credential: credential.toJSON() },
    schema: sessionSchema,
  });
}

/** Makes a passkey in this browser, or on the phone it asks for, and leaves its public half with the server. */
export async function addPasskey(name: string) {
  const options = await request('/me/passkeys/options', { method: 'POST', schema: optionsSchema });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  const credential = await chosen(navigator.credentials.create({ publicKey }));
  await request('/me/passkeys', { method: 'POST', body: { name, credential: credential.toJSON() } });
}
