package io.tributary.sla;

import io.tributary.customer.Customers;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which calendars customers and their organisations go by. */
@Component
class CustomerCalendars implements CalendarUse {

    private final Customers customers;

    CustomerCalendars(Customers customers) {
        this.customers = customers;
    }

    @Override
    public long uses(UUID calendar) {
        return customers.goBy(calendar);
    }
}
