// Random changes of one byte. The same ones each time: what is refused today is refused tomorrow.

export function* changes(bytes, count) {
  let state = 20261129;
  const dice = most => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % most;
  };
  for (let i = 0; i < count; i++) {
    const changed = Buffer.from(bytes);
    const place = dice(bytes.length);
    changed[place] ^= 1 + dice(255);
    yield {place, changed};
  }
}

/** Why a change of the file `bytes` passes, or nothing: `refusal` tells of a text why it is refused. */
export async function accepted(bytes, count, refusal) {
  const same = JSON.stringify(JSON.parse(bytes));
  for (const {place, changed} of changes(bytes, count)) {
    // White space may differ; what the certificate says may not.
    if (!await refusal(changed) && JSON.stringify(JSON.parse(changed)) !== same) {
      return `accepted with byte ${place} changed`;
    }
  }
  return undefined;
}

/** Takes `name NUMBER` out of the arguments; `otherwise` when it is not there. */
export function takeNumber(args, name, otherwise) {
  const at = args.indexOf(name);
  if (at < 0) return otherwise;
  const [, number] = args.splice(at, 2);
  if (/^[0-9]+$/.test(number ?? '')) return Number(number);
  console.error(`${name}: a whole number is missing`);
  process.exit(1);
}
