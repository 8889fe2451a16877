// Checks certificates with a verifier of the Digital Credentials Consortium, as a whole: signature, dates, status.
//
//   node verifier-core.mjs STATUS.json FILE…               exit 0 when each is accepted as issued, and refused with any
//                                                          of 40 bytes changed (--changes N: of N)
//   node verifier-core.mjs --withdrawn STATUS.json FILE…   exit 0 when each is refused for its status and nothing else
//
// STATUS.json is the status list that the certificates name, saved before. Nothing is fetched: any other address is an
// error, so the JSON schema of Open Badges, which is served at one only, is not applied.

import {readFileSync} from 'node:fs';
import {accepted, takeNumber} from './changes.mjs';

const args = process.argv.slice(2);
const count = takeNumber(args, '--changes', 40);
const isWithdrawn = args[0] === '--withdrawn';
const [status, ...files] = isWithdrawn ? args.slice(1) : args;
if (files.length === 0) {
  console.error('usage: node verifier-core.mjs [--withdrawn | --changes N] STATUS.json FILE…');
  process.exit(1);
}

const list = readFileSync(status, 'utf8');
const {id: address} = JSON.parse(list);
globalThis.fetch = async input => {
  const url = typeof input === 'string' ? input : input.url ?? String(input);
  if (url !== address) throw new TypeError(`offline: ${url}`);
  return new Response(list, {status: 200, headers: {'content-type': 'application/json'}});
};
// Loaded only now, since it takes the fetch it finds; it writes about the schema it cannot have.
const {verifyCredential} = await import('@digitalcredentials/verifier-core');
const {log: say} = console;
console.log = console.error = () => {};

// Steps that fail, by their names; the register of known issuers is not ours to be in.
async function failures(text) {
  let credential;
  try {
    credential = JSON.parse(text);
  } catch {
    return ['json'];
  }
  const {log = [], errors = []} = await verifyCredential({credential, knownDIDRegistries: []});
  const steps = log.filter(step => !step.valid && step.id !== 'registered_issuer').map(step => step.id);
  if (!log.some(step => step.id === 'valid_signature')) steps.push('unsigned');
  return [...errors.map(error => error.name), ...steps];
}

async function check(file) {
  const bytes = readFileSync(file);
  const found = await failures(bytes);
  if (isWithdrawn) return found.join() === 'suspension_status' ? undefined : `withdrawn, but: ${found.join() || 'accepted'}`;
  if (found.length > 0) return found.join();
  return accepted(bytes, count, async changed => (await failures(changed)).length > 0);
}

let faults = 0;
for (const file of files) {
  const fault = await check(file);
  say(fault ? `${file}: ${fault}` : `${file}: ${isWithdrawn ? 'refused for its status' : `accepted, ${count} changes are not`}`);
  if (fault) faults += 1;
}
process.exit(faults ? 1 : 0);
