export * from '#libs/transactions';
