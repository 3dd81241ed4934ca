/** The part of `oauth-sign` that these tests use; it comes without types. */
declare module 'oauth-sign' {
  const signing: {
    sign(
      signature: 'HMAC-SHA1' | 'HMAC-SHA256',
      method: string,
      address: string,
      parameters: Readonly<Record<string, string | readonly string[]>>,
      consumerSecret: string,
      tokenSecret: string,
    ): string;
  };
  export default signing;
}
