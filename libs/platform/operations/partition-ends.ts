import type { commonV1 } from '#libs/contracts';
import type { PartitionEnd } from '../messaging/broker/lag.js';

export function toWireEnd({ firstOffset, nextOffset, ...partition }: PartitionEnd): commonV1.PartitionEndInit {
  return { ...partition, firstOffset: String(firstOffset), nextOffset: String(nextOffset) };
}

export function fromWireEnd({ firstOffset, nextOffset, ...partition }: commonV1.PartitionEnd): PartitionEnd {
  return { ...partition, firstOffset: BigInt(firstOffset), nextOffset: BigInt(nextOffset) };
}
