package io.tributary.channel;

import io.tributary.ticket.IncomingMessage;

/** A mail as it was written, and as a ticket takes it. */
record ReceivedMail(ParsedMail mail, IncomingMessage message) {}
