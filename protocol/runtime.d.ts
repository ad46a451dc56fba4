/** The few globals that browsers, workerd and Node share and that ECMAScript does not name. */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBufferView | ArrayBuffer): string;
}
declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly origin: string;
  readonly hostname: string;
  readonly port: string;
  readonly protocol: string;
  readonly pathname: string;
  readonly search: string;
  readonly searchParams: { get(name: string): string | null; set(name: string, value: string): void };
  readonly hash: string;
  readonly href: string;
  readonly username: string;
  readonly password: string;
}
