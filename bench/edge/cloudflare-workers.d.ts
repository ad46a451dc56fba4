/** Of workerd's own module, what the Workers of this folder use: they stand among files for Node, whose types would clash. */
declare module "cloudflare:workers" {
  export class DurableObject {
    protected ctx: {
      storage: {
        sql: { exec: (query: string, ...values: unknown[]) => unknown };
        deleteAlarm: () => Promise<void>;
        deleteAll: () => Promise<void>;
      };
    };
  }
}
