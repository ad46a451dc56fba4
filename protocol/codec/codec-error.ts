export type CodecErrorCode = "codec_unknown" | "body_malformed" | "too_deep" | "too_many";

/** The one error a decoder throws, whatever its bytes are. */
export class CodecError extends Error {
  readonly code: CodecErrorCode;

  constructor(code: CodecErrorCode, message: string) {
    super(message);
    this.name = "CodecError";
    this.code = code;
  }
}
