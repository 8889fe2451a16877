// Checks certificates with a verifier that is not ours: the JSON-LD, RDF and signature code of Digital Bazaar.
//
//   node verify.mjs FILE…               exit 0 when every file verifies, 1 with the reason otherwise
//   node verify.mjs --tamper FILE…      exit 0 when a changed letter of each signed value, an added field, and any of 100
//                                       bytes changed (--changes N: of N) are refused
//   node verify.mjs --withdrawn FILE…   exit 0 when each is refused for its status and nothing else
//
// --status LIST, before the files, once or more: a status list saved before. Its signature is checked as that of any
// credential, its bits by vc-bitstring-status-list. Without the list that a certificate names its status is not asked,
// and the answer says so.
//
// Nothing is fetched: contexts are the bundled ones, did:key is resolved from its own text, did:web from the fixtures.

import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {checkStatus as checkBits} from '@digitalcredentials/vc-bitstring-status-list';
import {accepted, takeNumber} from './changes.mjs';

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

// Status lists by their addresses, once their signatures are known to be right.
const lists = new Map();

async function keepList(file) {
  const list = JSON.parse(readFileSync(file, 'utf8'));
  const why = await verify(list);
  if (why) throw new Error(`${file}: ${why}`);
  lists.set(list.id, list);
}

async function checkStatus({credential}) {
  if (!lists.has(credential.credentialStatus.statusListCredential)) return {verified: true};
  return checkBits({credential, documentLoader, verifyBitstringStatusListCredential: false});
}

async function documentLoader(url) {
  const document = contexts.get(url) ?? lists.get(url) ?? didKeyDocument(url) ?? didWebDocument(url);
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

const WITHDRAWN = 'its status is set in the list';

async function verify(credential) {
  const suite = new DataIntegrityProof({cryptosuite});
  try {
    // Judged right after its issue: fixtures do not age.
    const now = new Date(Date.parse(credential.validFrom) + 1000);
    const result = await vc.verifyCredential({credential, suite, documentLoader, checkStatus, now});
    if (result.verified) return undefined;
    if (result.error) return reason(result.error);
    return result.statusResult?.error ? reason(result.statusResult.error) : WITHDRAWN;
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

async function refusal(text) {
  let credential;
  try {
    credential = JSON.parse(text);
  } catch (error) {
    return reason(error);
  }
  return verify(credential);
}

async function tamper(bytes) {
  const credential = JSON.parse(bytes);
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
  const fault = await accepted(bytes, changedBytes, refusal);
  if (!fault) console.log(`  ${count} changed texts, an added field and ${changedBytes} changed bytes, all refused`);
  return fault;
}

function changeLetter(text) {
  const last = text.at(-1);
  return text.slice(0, text.length - last.length) + (last === 'x' ? 'y' : 'x');
}

async function check(file, task) {
  const bytes = readFileSync(file);
  const why = await refusal(bytes);
  if (task === '--withdrawn') return why === WITHDRAWN ? undefined : `withdrawn, but: ${why ?? 'accepted'}`;
  if (why) return why;
  return task === '--tamper' ? tamper(bytes) : undefined;
}

function verified(file, task) {
  if (task === '--withdrawn') return 'refused for its status';
  const {credentialStatus} = JSON.parse(readFileSync(file, 'utf8'));
  if (!credentialStatus) return 'verified';
  return lists.has(credentialStatus.statusListCredential) ? 'verified, its status too' : 'verified; its status was not asked';
}

const files = process.argv.slice(2);
const changedBytes = takeNumber(files, '--changes', 100);
const task = ['--tamper', '--withdrawn'].includes(files[0]) ? files.shift() : undefined;
while (files[0] === '--status') {
  const [, list] = files.splice(0, 2);
  await keepList(list);
}
if (files.length === 0) {
  console.error('usage: node verify.mjs [--tamper [--changes N] | --withdrawn] [--status LIST]… FILE…');
  process.exit(1);
}
let failures = 0;
for (const file of files) {
  const fault = await check(file, task).catch(reason);
  console.log(`${file}: ${fault ? `refused: ${fault}` : verified(file, task)}`);
  if (fault) failures += 1;
}
process.exit(failures ? 1 : 0);
