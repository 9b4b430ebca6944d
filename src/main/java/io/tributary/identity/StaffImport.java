package io.tributary.identity;

import io.tributary.platform.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Many people at once, from a list and into one. */
@Service
public class StaffImport {

    private final Staff staff;
    private final Teams teams;
    private final Audit audit;

    StaffImport(Staff staff, Teams teams, Audit audit) {
        this.staff = staff;
        this.teams = teams;
        this.audit = audit;
    }

    /** What a list says, line by line. Nothing is kept of it. */
    public List<StaffLine> preview(byte[] file) {
        return new StaffList(byName(), staff.all().stream().map(each -> each.email().toLowerCase(Locale.ROOT)).collect(Collectors.toSet())).read(file);
    }

    /** Invites all of them or nobody. @throws Problem {@code lines-invalid} while anything is wrong with any line */
    @Transactional
    public List<EntryLinks.Owner> invite(byte[] file, Caller by) {
        var lines = preview(file);
        if (lines.isEmpty() || lines.stream().anyMatch(line -> !line.errors().isEmpty())) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "lines-invalid");
        }
        var known = byName();
        return lines.stream().map(line -> staff.invite(new Staff.Invitation(line.email(), line.name(), line.role(), line.locale(),
                new HashSet<>(line.teams().stream().map(name -> known.get(name.toLowerCase(Locale.ROOT))).toList())), by)).toList();
    }

    /** Everybody as CSV. */
    public String export(Caller by) {
        audit.note(by.id(), "staff-exported", null, Map.of());
        return StaffList.written(staff.all(), teams.all().stream().collect(Collectors.toMap(Team::id, Team::name)));
    }

    private Map<String, UUID> byName() {
        return teams.all().stream().collect(Collectors.toMap(team -> team.name().toLowerCase(Locale.ROOT), Team::id, (one, other) -> one));
    }
}
