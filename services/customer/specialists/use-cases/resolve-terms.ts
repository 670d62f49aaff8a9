import { Injectable } from '@nestjs/common';
import { newClass } from '../../classes/domain/customer-class.js';
import { ClassStore } from '../../classes/use-cases/ports.js';
import { requireCustomer } from '../../customers/domain/customer.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import { customerTerms } from '../domain/customer-terms.js';

@Injectable()
export class ResolveTerms {
  constructor(
    private readonly customers: CustomerStore,
    private readonly classes: ClassStore,
  ) {}

  /**
   * Says which settings hold for a customer, and where each comes from.
   * @throws CUSTOMER_NOT_FOUND
   */
  async resolveTerms(customerId: string): Promise<ReturnType<typeof customerTerms>> {
    const customer = requireCustomer(await this.customers.find(customerId), customerId);
    const { customerClass, createdAt } = customer;
    // A customer of the release before may have a class that is not created yet; it settles nothing then.
    return customerTerms(customer, (await this.classes.find(customerClass)) ?? newClass(customerClass, createdAt));
  }
}
