import { Injectable } from '@nestjs/common';
import { type CountryCode, getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import { z } from 'zod';
import { faultOf } from '#libs/errors';
import { maxLengths, type Reading } from '#libs/fields';
import { OrganisationSettings } from '#libs/platform';
import { visibleText } from '#libs/text';
import type { ContactChannel } from '../domain/contacts.js';
import { AddressReader } from '../use-cases/ports.js';

/** Reads e-mail addresses as zod does and phone numbers with the numbering plans of libphonenumber. */
@Injectable()
export class LibraryAddressReader extends AddressReader {
  private readonly region: CountryCode | undefined;

  constructor(organisation: OrganisationSettings) {
    super();
    this.region = getCountries(metadata).find((country) => country === organisation.region);
  }

  override read(channel: ContactChannel, text: string): Reading<string> {
    const trimmed = visibleText(text);
    const maxLength = channel === 'EMAIL' ? maxLengths.email : maxLengths.phone;
    if (trimmed === '') return { fault: faultOf('MISSING') };
    if (trimmed.length > maxLength) return { fault: faultOf('TOO_LONG', { max: maxLength }) };
    return channel === 'EMAIL' ? readEmail(trimmed) : this.readPhone(trimmed);
  }

  /** A number with an extension is refused: a text message cannot dial one, so it would reach a stranger. */
  private readPhone(text: string): Reading<string> {
    const phone = parsePhoneNumberFromString(text, { defaultCountry: this.region, extract: false }, metadata);
    if (phone?.isValid() && !phone.ext) return { value: phone.number };
    return { fault: faultOf('NOT_A_PHONE_NUMBER') };
  }
}

/** The domain is the same in any case and is stored in lower case; the part before it is stored as it was written. */
function readEmail(text: string): Reading<string> {
  if (!emailSchema.safeParse(text).success) return { fault: faultOf('NOT_AN_EMAIL_ADDRESS') };
  const at = text.lastIndexOf('@');
  return { value: text.slice(0, at) + text.slice(at).toLowerCase() };
}

const emailSchema = z.email();
