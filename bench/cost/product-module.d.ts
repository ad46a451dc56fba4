/** The product's bundle, which stands beside the observing Worker in workerd. */
declare module "product" {
  const worker: {
    fetch: (request: Request, env: object, ctx: object) => Promise<Response>;
    scheduled: (
      controller: { scheduledTime: number; cron: string },
      env: object,
      ctx: object,
    ) => Promise<void>;
  };
  export default worker;
  export class SessionObject {
    constructor(state: object, env: object);
    alarm(): Promise<void>;
  }
}
