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
  interface DurableClass {
    new (state: object, env: object): { alarm(): Promise<void> | void };
  }
  export const SessionObject: DurableClass;
  export const PresenceObject: DurableClass;
  export const WebhookObject: DurableClass;
}
