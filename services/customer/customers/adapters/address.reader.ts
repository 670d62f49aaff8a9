import { Injectable } from '@nestjs/common';
import { getCountries, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import { z } from 'zod';
import { OrganisationSettings } from '#libs/platform';
import type { ContactChannel } from '../domain/customer.js';
import { maxLengths, type Reading } from '../domain/fields.js';
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
    const trimmed = text.trim();
    if (trimmed === '') return { fault: 'MISSING' };
    return channel === 'EMAIL' ? readEmail(trimmed) : this.readPhone(trimmed);
  }

  /** A number with an extension is refused: a text message cannot dial one, so it would reach a stranger. */
  private readPhone(text: string): Reading<string> {
    if (text.length > maxLengths.phone) return { fault: 'TOO_LONG' };
    const phone = parsePhoneNumberFromString(text, { defaultCountry: this.region, extract: false }, metadata);
    return phone?.isValid() && !phone.ext ? { value: phone.number } : { fault: 'NOT_A_PHONE_NUMBER' };
  }
}

/** The domain is the same in any case and is kept in lower case; the part before it is kept as it was written. */
function readEmail(text: string): Reading<string> {
  if (text.length > maxLengths.email) return { fault: 'TOO_LONG' };
  if (!emailSchema.safeParse(text).success) return { fault: 'NOT_AN_EMAIL_ADDRESS' };
  const at = text.lastIndexOf('@');
  return { value: text.slice(0, at) + text.slice(at).toLowerCase() };
}

const emailSchema = z.email();
