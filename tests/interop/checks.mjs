// One line a check: "ok NAME" or "FAIL NAME: why". What waits for events gives up after a minute.
const patienceMs = 60_000;
let failures = 0;

export async function check(name, run) {
  let timer;
  const tooLate = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within a minute')), patienceMs);
  });
  try {
    await Promise.race([run(), tooLate]);
    console.log(`ok ${name}`);
  } catch (error) {
    failures++;
    console.log(`FAIL ${name}: ${String(error?.stack ?? JSON.stringify(error)).replaceAll('\n', ' | ')}`);
  } finally {
    clearTimeout(timer);
  }
}

export function that(condition, what) {
  if (!condition) {
    throw new Error(`expected ${what}`);
  }
}

export function same(actual, expected, what) {
  if (actual !== expected) {
    throw new Error(`${what} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
  }
}

export function finish() {
  process.exit(failures === 0 ? 0 : 1);
}

export const exchange = JSON.parse(process.env.SPOTWIRE_EXCHANGE);
