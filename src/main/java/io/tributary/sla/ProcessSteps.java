package io.tributary.sla;

import org.flowable.common.engine.impl.javax.el.ELContext;
import org.flowable.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * What diagrams may call and nothing else, found when it is called: these need the engine themselves. Asked before the engine looks for
 * a variable of that name, in the instance and in all that it is part of.
 */
class ProcessSteps extends ProcessNames {

    private final BeanFactory beans;

    ProcessSteps(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base != null || !(property instanceof String name) || !ProcessVocabularies.DELEGATES.contains(name)) return null;
        context.setPropertyResolved(true);
        return beans.getBean(name, JavaDelegate.class);
    }
}
