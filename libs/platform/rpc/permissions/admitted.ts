/** Nobody is admitted by a token; services call it, which their certificates or the network prove. */
export const servicesOnly = 'services';
/** Whoever has any role: what services ask each other on behalf of whom one of them has admitted already. */
export const anyRole = 'signed-in';
