/** Whether an address leads somewhere, and what it said. */
export interface Answer {
  alive: boolean;
  reason: string;
}

/**
 * Asks an address up to three times, 20 seconds each. A host that refuses programs (401, 403, 429)
 * is there: no dead link.
 */
export async function checkAddress(url: string, wait = 2000): Promise<Answer> {
  let answer: Answer = { alive: false, reason: 'not asked' };
  for (let attempt = 0; attempt < 3 && !answer.alive; attempt += 1) {
    if (attempt > 0) await new Promise((again) => setTimeout(again, attempt * wait));
    answer = await ask(url);
    if (answer.reason === '404' || answer.reason === '410') break;
  }
  return answer;
}

async function ask(url: string): Promise<Answer> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(20_000),
      headers: { 'user-agent': 'caderno-k8s link check' },
    });
    await response.body?.cancel();
    return { alive: response.ok || [401, 403, 429].includes(response.status), reason: String(response.status) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { alive: false, reason: cause };
  }
}
