import 'reflect-metadata';
import { newId } from '#libs/ids';
import { ann, aPerson, nextReference, useCustomerService } from './customer-service.js';

const service = useCustomerService();
const id = () => ({ requestId: newId() });
const seen = { expectedVersion: '99' } as const;

describe('an edit of what somebody else changed meanwhile', () => {
  const aContact = async () => {
    const { customerId, contacts } = await service.aCustomer({ email: 'office@acme.test' });
    return { customerId, contactId: contacts[0]!.contactId };
  };
  const aTask = async () => {
    const { customerId } = await service.aCustomer();
    const request = { ...id(), customerId, queue: 'callers', title: 'Call back' };
    return { taskId: (await service.client.createTask(request, ann)).task!.taskId };
  };
  const edits: Readonly<Record<string, () => Promise<unknown>>> = {
    ChangeContact: async () => {
      const { customerId } = await aContact();
      const wanted = { channel: 'CHANNEL_EMAIL', address: 'a@acme.test' } as const;
      return service.client.changeContact({ ...id(), customerId, ...wanted, ...seen }, ann);
    },
    AddContact: async () => {
      const { customerId } = await aContact();
      const wanted = { channel: 'CHANNEL_EMAIL', address: 'a@acme.test' } as const;
      return service.client.addContact({ ...id(), customerId, ...wanted, ...seen }, ann);
    },
    EditContact: async () => service.client.editContact({ ...id(), ...(await aContact()), label: 'x', ...seen }, ann),
    MakeContactPrimary: async () => service.client.makeContactPrimary({ ...id(), ...(await aContact()), ...seen }, ann),
    InvalidateContact: async () =>
      service.client.invalidateContact({ ...id(), ...(await aContact()), reason: 'x', ...seen }, ann),
    ValidateContact: async () =>
      service.client.validateContact({ ...id(), ...(await aContact()), reason: 'x', ...seen }, ann),
    SetPostalAddress: async () => {
      const { customerId } = await service.aCustomer();
      return service.client.setPostalAddress({ ...id(), customerId, address: { kind: 'KIND_BILLING' }, ...seen }, ann);
    },
    RaiseFlag: async () => {
      const { customerId } = await service.aCustomer();
      return service.client.raiseFlag({ ...id(), customerId, flag: 'FLAG_FRAUD', reason: 'x', ...seen }, ann);
    },
    LowerFlag: async () => {
      const { customerId } = await service.aCustomer();
      return service.client.lowerFlag({ ...id(), customerId, flag: 'FLAG_FRAUD', reason: 'x', ...seen }, ann);
    },
    SnoozeTask: async () => service.client.snoozeTask({ ...id(), ...(await aTask()), ...seen }, ann),
    ResolveTask: async () => service.client.resolveTask({ ...id(), ...(await aTask()), ...seen }, ann),
    EditNote: async () => {
      const { customerId } = await service.aCustomer();
      const { noteId } = (await service.client.addNote({ ...id(), customerId, text: 'said' }, ann)).note!;
      return service.client.editNote({ ...id(), noteId, text: 'meant', expectedEditCount: 1 }, ann);
    },
    ApplyPerson: async () => {
      const { sub } = await aPerson(service);
      return service.client.applyPerson({ ...id(), sub, name: 'Other', ...seen }, ann);
    },
    ApplyRoster: async () => {
      const roster = { name: nextReference(), kind: 'KIND_GROUP' } as const;
      await service.client.applyRoster({ ...id(), ...roster }, ann);
      return service.client.applyRoster({ ...id(), ...roster, title: 'Other', ...seen }, ann);
    },
  };

  it.each([
    ...Object.keys(edits)
      .slice(0, 9)
      .map((name) => [name, 'CUSTOMER_CONFLICT'] as const),
    ['SnoozeTask', 'TASK_CONFLICT'],
    ['ResolveTask', 'TASK_CONFLICT'],
    ['EditNote', 'NOTE_CONFLICT'],
    ['ApplyPerson', 'PERSON_CONFLICT'],
    ['ApplyRoster', 'ROSTER_CONFLICT'],
  ] as const)('is refused by its version: %s', async (name, code) => {
    await expect(edits[name]!()).rejects.toMatchObject({ code });
  });

  it('goes on at the version that was seen', async () => {
    const { customerId, version } = await service.aCustomer();
    const flag = { ...id(), customerId, flag: 'FLAG_FRAUD', reason: 'x', expectedVersion: version } as const;
    expect((await service.client.raiseFlag(flag, ann)).customer).toMatchObject({ flags: ['FLAG_FRAUD'] });
    const { noteId } = (await service.client.addNote({ ...id(), customerId, text: 'said' }, ann)).note!;
    const edit = { ...id(), noteId, text: 'meant', expectedEditCount: 0 };
    expect((await service.client.editNote(edit, ann)).note).toMatchObject({ text: 'meant', editCount: 1 });
  });
});
