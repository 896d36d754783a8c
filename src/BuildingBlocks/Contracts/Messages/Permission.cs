namespace Fund.Contracts.Messages;

/// <summary>What may be done. The table of who may do it is <see cref="Permissions"/>.</summary>
public enum Permission
{
    /// <summary>Without signing in: published results, accessibility statement.</summary>
    Public,

    /// <summary>Any person of the municipality.</summary>
    SignedIn,

    /// <summary>Read cases, their documents and their history.</summary>
    ReadCases,

    /// <summary>Open a case and write its forms.</summary>
    WriteApplications,

    /// <summary>Sign for a unit.</summary>
    Sign,

    /// <summary>Answer ideas, hold meetings, keep the process going.</summary>
    Coordinate,

    /// <summary>Prepare, assess, rank, recommend, approve plans.</summary>
    Assess,

    /// <summary>Read how applications compare before they are decided: who assess, rank, decide, and the auditor.</summary>
    ReadRanking,

    /// <summary>Record decisions of political bodies and registry numbers.</summary>
    RecordDecisions,

    /// <summary>Read bodies, their members, meetings and agendas.</summary>
    ReadMeetings,

    /// <summary>Appoint members of bodies, plan and call meetings, keep their agenda and attendance.</summary>
    ArrangeMeetings,

    /// <summary>Read the fund, settlements and repayments.</summary>
    ReadFinance,

    /// <summary>Read the files of costs, other projects' rows in them too.</summary>
    ReadCostFiles,

    /// <summary>Allocate, import cost, prepare settlements, write vouchers and repayments.</summary>
    ManageFinance,

    /// <summary>Approve what another has prepared.</summary>
    ApproveFinance,

    /// <summary>Report cost, progress and measurements.</summary>
    Report,

    /// <summary>Compile evaluations of the whole fund.</summary>
    Evaluate,

    /// <summary>Confirm that an initiative follows its plans; hold and release payouts.</summary>
    ConfirmAdherence,

    /// <summary>Modules, rule versions, units, people, plugins, log.</summary>
    Administer,

    /// <summary>Read the log of who did what.</summary>
    ReadAudit,

    /// <summary>Municipalities, packages, jobs, health.</summary>
    Operate,

    /// <summary>Fill a municipality from its document, and run what the calendar asks for: the system alone.</summary>
    StartMunicipality,
}

/// <summary>Who may do what: the one table. The profile of a municipality can narrow an operation further, never widen it.</summary>
public static class Permissions
{
    private static readonly Role[] Everybody =
    [
        Role.ProjectManager,
        Role.HeadOfAdministration,
        Role.Coordinator,
        Role.SteeringGroupMember,
        Role.CommitteeSecretary,
        Role.Controller,
        Role.Auditor,
        Role.TenantAdministrator,
    ];

    private static readonly Dictionary<Permission, Role[]> Table = new()
    {
        [Permission.SignedIn] = Everybody,
        [Permission.ReadCases] = Everybody,
        [Permission.WriteApplications] = [Role.ProjectManager, Role.Coordinator],
        [Permission.Sign] = [Role.HeadOfAdministration],
        [Permission.Coordinate] = [Role.Coordinator],
        [Permission.Assess] = [Role.SteeringGroupMember, Role.Coordinator],
        [Permission.ReadRanking] = [Role.SteeringGroupMember, Role.Coordinator, Role.CommitteeSecretary, Role.Auditor],
        [Permission.RecordDecisions] = [Role.CommitteeSecretary],
        [Permission.ReadMeetings] =
        [
            Role.HeadOfAdministration,
            Role.Coordinator,
            Role.SteeringGroupMember,
            Role.CommitteeSecretary,
            Role.Controller,
            Role.Auditor,
            Role.TenantAdministrator,
        ],
        [Permission.ArrangeMeetings] = [Role.CommitteeSecretary, Role.Coordinator],
        [Permission.ReadFinance] = Everybody,
        [Permission.ReadCostFiles] = [Role.Controller, Role.Auditor],
        [Permission.ManageFinance] = [Role.Controller],
        [Permission.ApproveFinance] = [Role.Controller, Role.SteeringGroupMember],
        [Permission.Report] = [Role.ProjectManager, Role.Coordinator, Role.Controller],
        [Permission.Evaluate] = [Role.Coordinator, Role.Controller],
        [Permission.ConfirmAdherence] = [Role.Coordinator, Role.SteeringGroupMember],
        [Permission.Administer] = [Role.TenantAdministrator],
        [Permission.ReadAudit] = [Role.Auditor, Role.TenantAdministrator],
        [Permission.Operate] = [Role.PlatformOperator],
    };

    /// <summary>May somebody with these roles do it? The system itself may do everything but operate the platform.</summary>
    public static bool Allow(Permission permission, IEnumerable<Role> roles) =>
        permission == Permission.Public
        || roles.Any(role => role == Role.System ? permission != Permission.Operate : RolesFor(permission).Contains(role));

    /// <summary>The roles that hold a permission; empty for <see cref="Permission.Public"/>.</summary>
    public static IReadOnlyList<Role> RolesFor(Permission permission) => Table.GetValueOrDefault(permission, []);
}
