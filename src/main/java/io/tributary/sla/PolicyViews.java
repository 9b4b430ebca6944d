package io.tributary.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Policies as they are read, with what is to be known about them. */
@Service
@Transactional(readOnly = true)
public class PolicyViews {

    private final Policies policies;

    PolicyViews(Policies policies) {
        this.policies = policies;
    }

    /** In their order. */
    public List<PolicyView> all() {
        var all = policies.list();
        var overlaps = policies.overlaps(all);
        return all.stream().map(policy -> PolicyView.of(policy, Objects.requireNonNull(overlaps.get(policy.id())))).toList();
    }

    /** @throws io.tributary.platform.Problem {@code not-found} */
    public PolicyView get(UUID id) {
        policies.get(id);
        return all().stream().filter(policy -> policy.id().equals(id)).findFirst().orElseThrow();
    }

    /** The latest first. @throws io.tributary.platform.Problem {@code not-found} */
    public List<PolicyView.Version> versions(UUID id) {
        var versions = policies.versions(id);
        var views = new ArrayList<PolicyView.Version>();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var changes = i + 1 < versions.size() ? PolicyChanges.between(versions.get(i + 1).sheet(), version.sheet()) : Map.<String, Object>of();
            views.add(new PolicyView.Version(version.number(), version.at(), version.by(), PolicyForm.write(version.sheet()), changes));
        }
        return views;
    }
}
