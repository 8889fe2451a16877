// Checks certificates with a verifier that is not ours: the JSON-LD, RDF and signature code of Digital Bazaar.
//
//   node verify.mjs FILE…            exit 0 when every file verifies, 1 with the reason otherwise
//   node verify.mjs --tamper FILE…   exit 0 when a changed letter of each signed value, and an added field, are refused
//
// Nothing is fetched: contexts are the bundled ones, did:key is resolved from its own text, did:web from the fixtures.

import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';

const MULTIKEY = 'https://w3id.org/security/multikey/v1';
const contexts = new Map([
  ['https://www.w3.org/ns/credentials/v2', 'credentials-v2.json'],
  ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json', 'ob-v3p0-context-3.0.3.json'],
  ['https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', 'clr-v2p0-context-2.0.1.json'],
].map(([address, name]) => [address, readContext(name)]));

function readContext(name) {
  return read(`contexts/${name}`);
}

function read(name) {
  const path = fileURLToPath(new URL(`../../server/src/certificates/${name}`, import.meta.url));
  return JSON.parse(readFileSync(path, 'utf8'));
}

// The did:web of the fixtures; a real one is fetched from its host.
const didWeb = read('fixtures/did.json');

function didWebDocument(url) {
  if (url === didWeb.id) return didWeb;
  const method = didWeb.verificationMethod.find(one => one.id === url);
  return method && {'@context': MULTIKEY, ...method};
}

async function documentLoader(url) {
  const document = contexts.get(url) ?? didKeyDocument(url) ?? didWebDocument(url);
  if (!document) throw new Error(`offline: ${url}`);
  return {contextUrl: null, documentUrl: url, document};
}

function didKeyDocument(url) {
  const [did, fragment] = url.split('#');
  if (!did.startsWith('did:key:')) return undefined;
  const multibase = did.slice('did:key:'.length);
  const method = {
    '@context': MULTIKEY, id: `${did}#${multibase}`, type: 'Multikey', controller: did, publicKeyMultibase: multibase,
  };
  if (fragment) return method;
  return {'@context': ['https://www.w3.org/ns/did/v1', MULTIKEY], id: did, assertionMethod: [method]};
}

async function verify(credential) {
  const suite = new DataIntegrityProof({cryptosuite});
  const checkStatus = async () => ({verified: true});
  try {
    // Judged right after its issue: fixtures do not age.
    const now = new Date(Date.parse(credential.validFrom) + 1000);
    const result = await vc.verifyCredential({credential, suite, documentLoader, checkStatus, now});
    return result.verified ? undefined : reason(result.error);
  } catch (error) {
    return reason(error);
  }
}

function reason(error) {
  const causes = error?.errors?.length ? error.errors : [error];
  return causes.map(cause => cause?.message ?? String(cause)).join('; ');
}

// Every text of the credential except contexts, as [object, key] pairs.
function leaves(value, found = []) {
  for (const [key, inner] of Object.entries(value)) {
    if (key === '@context') continue;
    if (typeof inner === 'object') leaves(inner, found);
    else found.push([value, key]);
  }
  return found;
}

async function tamper(credential) {
  const count = leaves(credential).length;
  for (let i = 0; i < count; i++) {
    const changed = structuredClone(credential);
    const [holder, key] = leaves(changed)[i];
    holder[key] = typeof holder[key] === 'boolean' ? !holder[key] : changeLetter(holder[key]);
    if (!await verify(changed)) return `accepted although ${key} became ${holder[key]}`;
  }
  const widened = structuredClone(credential);
  widened.credentialSubject.grade = 'excellent';
  if (!await verify(widened)) return 'accepted although a field was added';
  console.log(`  ${count} changed texts and an added field, all refused`);
  return undefined;
}

function changeLetter(text) {
  const last = text.at(-1);
  return text.slice(0, text.length - last.length) + (last === 'x' ? 'y' : 'x');
}

async function check(file, isTamper) {
  const credential = JSON.parse(readFileSync(file, 'utf8'));
  const refusal = await verify(credential);
  if (refusal) return refusal;
  return isTamper ? tamper(credential) : undefined;
}

const [first, ...rest] = process.argv.slice(2);
const isTamper = first === '--tamper';
const files = isTamper ? rest : [first, ...rest].filter(Boolean);
if (files.length === 0) {
  console.error('usage: node verify.mjs [--tamper] FILE…');
  process.exit(1);
}
let failures = 0;
for (const file of files) {
  const refusal = await check(file, isTamper).catch(reason);
  console.log(refusal ? `${file}: refused: ${refusal}` : `${file}: verified`);
  if (refusal) failures += 1;
}
process.exit(failures ? 1 : 0);
