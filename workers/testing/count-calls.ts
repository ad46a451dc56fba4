import type { Env } from "../env.ts";

/** Calls that the platform counts as subrequests of an invocation: each of D1's, R2's and an object's. */
export interface CountedCalls {
  env: Env;
  count: () => number;
}

/** The same bindings, counted as they are called; what objects call themselves is not among it. */
export function countCalls(env: Env): CountedCalls {
  let count = 0;
  const counted = (target: object, methods: readonly string[]): object =>
    new Proxy(target, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          if (methods.length === 0 || methods.includes(String(name))) count += 1;
          return Reflect.apply(value, of, args);
        };
      },
    });
  const objects = (namespace: object): object =>
    new Proxy(namespace, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => counted(Reflect.apply(value, of, args), []);
      },
    });
  const real = new WeakMap<object, object>();
  const statement = (of: object): object => {
    const proxy = new Proxy(of, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          if (name === "bind") return statement(Reflect.apply(value, target, args));
          count += 1;
          return Reflect.apply(value, target, args);
        };
      },
    });
    real.set(proxy, of);
    return proxy;
  };
  const database = (of: object): object =>
    new Proxy(of, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          if (name === "prepare") return statement(Reflect.apply(value, target, args));
          count += 1;
          const [first, ...rest] = args;
          const unwrapped = Array.isArray(first) ? first.map((one) => real.get(one) ?? one) : first;
          return Reflect.apply(value, target, [unwrapped, ...rest]);
        };
      },
    });
  const watched = Object.entries(env).map(([name, binding]): [string, unknown] => {
    if (name === "SESSION") return [name, objects(binding)];
    if (name === "ARCHIVE") return [name, counted(binding, ["get", "put", "head", "list", "delete"])];
    if (name === "CONTROL" || name.startsWith("CATALOG_")) return [name, database(binding)];
    return [name, binding];
  });
  return { env: { ...env, ...Object.fromEntries(watched) }, count: () => count };
}
