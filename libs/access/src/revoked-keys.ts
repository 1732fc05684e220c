/** The staff keys that no longer open anything. Each service fills it from its read model of revocations. */
export class RevokedKeys {
  private readonly keyIds = new Set<string>();

  add(keyIds: Iterable<string>): void {
    for (const keyId of keyIds) this.keyIds.add(keyId);
  }

  has(keyId: string): boolean {
    return this.keyIds.has(keyId);
  }
}
