/** How long a file is left to the process that stored or leased it, in wall-clock milliseconds. */
export const deliveryLeaseMs = 5_000;
