import { Problem, ProblemFromJSON, ResponseError } from './generated';

/** The hub's problem behind what a call threw; undefined when there was no answer of the hub at all. */
export async function asProblem(failure: unknown): Promise<Problem | undefined> {
  const json = failure instanceof ResponseError
    && failure.response.headers.get('Content-Type')?.startsWith('application/problem+json');
  return json ? ProblemFromJSON(await failure.response.clone().json()) : undefined;
}

/** Makes a call, and makes it again while that is safe and may help. */
export async function retrying<T>(call: () => Promise<T>, attempts = 5): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (failure) {
      const problem = await asProblem(failure);
      const again = problem ? problem.safeToRetry : !(failure instanceof ResponseError);
      if (!again || attempt === attempts) {
        throw failure;
      }
      const seconds = problem?.retryAfter ?? 2 ** attempt;
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000 * (1 + Math.random() / 5)));
    }
  }
}
