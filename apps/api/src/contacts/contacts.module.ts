import { Module } from '@nestjs/common';
import { ContactBookController } from './contact-book.controller';
import { ContactsController } from './contacts.controller';

@Module({ controllers: [ContactsController, ContactBookController] })
export class ContactsModule {}
