type Method = (this: object, ...args: unknown[]) => unknown;

/** From now on `onResult` sees what the method answers, and what it returns in its place is answered, if it does. */
export function watch(binding: object, method: string, onResult: (result: unknown) => unknown): void {
  const original: unknown = Reflect.get(binding, method);
  if (!isMethod(original)) throw new Error(`There is no ${method} to watch.`);
  Reflect.set(binding, method, function (this: object, ...args: unknown[]) {
    const result = Reflect.apply(original, this, args);
    return onResult(result) ?? result;
  });
}

/** What nobody here counts must not be called, or the bill would be short of it. */
export function forbid(binding: object, methods: readonly string[]): void {
  for (const method of methods) {
    Reflect.set(binding, method, () => {
      throw new Error(`${method} is called and not counted.`);
    });
  }
}

const isMethod = (value: unknown): value is Method => typeof value === "function";
