/**
 * What the pages read, held against the types that are made from the service's own document
 * (`npm run types`). Nothing here runs: a field that the service renames, drops or lets be missing
 * is an error of `npm run check`, at the line of the answer that changed.
 *
 * Shapes are `dict` in the document and GeoJSON in the pages, so they are left out of the comparison.
 */
import type { Area, AreaRow, RecordVersion } from './areas';
import type { Assessment } from './assessments';
import type { AuditEvent, AuditPage, AuditState } from './audit';
import type { Boundary } from './boundaries';
import type {
  Change,
  ChangePageAnswer,
  ChangeRow,
  NearbyChange,
  NewChange,
  Overlaps,
} from './changes';
import type { ComparisonCandidate, ComparisonCandidates } from './comparison';
import type { DataSource } from './data_sources';
import type { Emerging, Night } from './emerging';
import type { Finding, Findings } from './evidence';
import type { Gaps, Reach } from './gaps';
import type { Goal, Goals, Measurement } from './goals';
import type { ChangedItem, Home, WaitingItem } from './home';
import type { ImportBatch, ImportKinds, Inspection, TakenBack } from './imports';
import type { Method, Methods } from './methods';
import type {
  Location,
  LocationRow,
  MoveMade,
  Moves,
  PathStep,
  PossibleMove,
  Screening,
} from './locations';
import type { Referral, SimilarLocations } from './referrals';
import type { Presentation, PresentedSymbol, Slide } from './packs';
import type { CodeList, CodeUse, EditableCode, ListRow } from './code_lists';
import type { ReferenceLink, ReferenceLinks } from './links';
import type { Code, Member, Partnership } from './partnership';
import type { Settings } from './settings';
import type {
  ChampionTeams,
  ContactPoints,
  CourseSessions,
  Forum,
  ForumPage,
  Mention,
} from './workforce';
import type { Profile } from './profile';
import type { Photo } from './photos';
import type { Decision, NewDecision, PlaceDetail, RankedPlaces } from './ranked_places';
import type { Review, ReviewQuestion, ReviewResult, ReviewRow } from './reviews';
import type { Repeats, Week } from './rhythms';
import type { components } from './schema';
import type { Found } from './search';
import type { SessionAnswer } from './session';
import type { SuggestedOutline, Suggestion } from './suggestions';
import type { Survey, SurveyComparison, SurveyCounts } from './surveys';
import type { Weighting } from './weightings';

type Told<Name extends keyof components['schemas']> = components['schemas'][Name];

/** `Answer` holds everything that is read of it. */
type Holds<Read, Answer extends Read> = [Read, Answer];

type Shapes = 'geometry' | 'outline' | 'points' | 'map' | 'context';

export type Agreements = [
  Holds<SessionAnswer, Told<'SessionOut'>>,
  Holds<Omit<Partnership, Shapes>, Told<'PartnershipOut'>>,
  Holds<Member, Told<'MemberOut'>>,
  Holds<Code, Told<'CodeOut'>>,
  Holds<ListRow, Told<'ListRowOut'>>,
  Holds<EditableCode, Told<'EditableCodeOut'>>,
  Holds<CodeList, Told<'CodeListOut'>>,
  Holds<CodeUse, Told<'CodeUseOut'>>,
  Holds<Settings, Told<'SettingsOut'>>,
  Holds<ChampionTeams, Told<'ChampionTeamsOut'>>,
  Holds<CourseSessions, Told<'CourseSessionsOut'>>,
  Holds<ContactPoints, Told<'ContactPointsOut'>>,
  Holds<Forum, Told<'ForumOut'>>,
  Holds<ForumPage, Told<'ForumPageOut'>>,
  Holds<Mention, Told<'MentionOut'>>,
  Holds<ReferenceLink, Told<'LinkOut'>>,
  Holds<ReferenceLinks, Told<'LinksOut'>>,
  Holds<AreaRow, Told<'AreaRowOut'>>,
  Holds<Omit<Area, Shapes>, Told<'AreaOut'>>,
  Holds<RecordVersion, Told<'VersionOut'>>,
  Holds<Profile, Told<'ProfileOut'>>,
  Holds<Assessment, Told<'AssessmentOut'>>,
  Holds<LocationRow, Told<'LocationOut'>>,
  Holds<Omit<Location, Shapes>, Told<'LocationPageOut'>>,
  Holds<PathStep, Told<'StageStepOut'>>,
  Holds<MoveMade, Told<'MoveMadeOut'>>,
  Holds<Method, Told<'PlannedMethodOut'>>,
  Holds<Methods, Told<'PlannedMethodsOut'>>,
  Holds<Omit<Finding, Shapes>, Told<'FindingOut'>>,
  Holds<Omit<Findings, 'domains'>, Told<'FindingsOut'>>,
  Holds<SurveyCounts, Told<'SurveyCountsOut'>>,
  Holds<Survey, Told<'SurveyOut'>>,
  Holds<SurveyComparison, Told<'SurveyComparisonOut'>>,
  Holds<Weighting, Told<'WeightingOut'>>,
  Holds<Goal, Told<'GoalOut'>>,
  Holds<Goals, Told<'GoalsOut'>>,
  Holds<Measurement, Told<'MeasurementOut'>>,
  Holds<Moves, Told<'PossibleMovesOut'>>,
  Holds<PossibleMove, Told<'PossibleMoveOut'>>,
  Holds<Screening, Told<'ScreeningOut'>>,
  Holds<Omit<Referral, Shapes>, Told<'ReferralOut'>>,
  Holds<SimilarLocations, Told<'SimilarListOut'>>,
  Holds<ChangeRow, Told<'ChangeRowOut'>>,
  Holds<Omit<Change, Shapes>, Told<'ChangeOut'>>,
  Holds<ChangePageAnswer, Told<'ChangesOut'>>,
  Holds<NearbyChange, Told<'NearbyOut'>>,
  Holds<Overlaps, Told<'OverlapsOut'>>,
  Holds<Photo, Told<'PhotoOut'>>,
  Holds<ReviewRow, Told<'ReviewRowOut'>>,
  Holds<Omit<Review, 'result'>, Told<'ReviewOut'>>,
  Holds<Omit<ReviewResult, Shapes>, Told<'ReviewResult'>>,
  Holds<Omit<ComparisonCandidate, Shapes>, Told<'CandidateOut'>>,
  Holds<Omit<ComparisonCandidates, 'items'>, Told<'CandidatesOut'>>,
  Holds<Omit<Suggestion, 'start' | 'outline'>, Told<'SuggestionOut'>>,
  Holds<Omit<SuggestedOutline, Shapes>, Told<'SuggestedOutlineOut'>>,
  Holds<RankedPlaces, Told<'PlacesOut'>>,
  Holds<PlaceDetail, Told<'PlaceDetailOut'>>,
  Holds<Decision, Told<'DecisionOut'>>,
  Holds<Week, Told<'WeekOut'>>,
  Holds<Repeats, Told<'RepeatsOut'>>,
  Holds<Omit<Emerging, 'places'>, Told<'EmergingOut'>>,
  Holds<Omit<Emerging['places'][number], Shapes>, Told<'EmergingPlaceOut'>>,
  Holds<Night, Told<'NightOut'>>,
  Holds<Gaps, Told<'GapsOut'>>,
  Holds<Omit<Reach, Shapes>, Told<'ReachOut'>>,
  Holds<Home, Told<'HomeOut'>>,
  Holds<WaitingItem, Told<'WaitingOut'>>,
  Holds<ChangedItem, Told<'ChangedOut'>>,
  Holds<Found, Told<'FoundOut'>>,
  Holds<DataSource, Told<'DataSourceOut'>>,
  Holds<Boundary, Told<'BoundaryOut'>>,
  Holds<ImportBatch, Told<'BatchOut'>>,
  Holds<ImportKinds, Told<'KindsOut'>>,
  Holds<Inspection, Told<'InspectionOut'>>,
  Holds<TakenBack, Told<'TakenBackOut'>>,
  Holds<Omit<Presentation, Shapes>, Told<'PresentationOut'>>,
  Holds<PresentedSymbol, Told<'SymbolOut'>>,
  Holds<Slide, Told<'SlideOut'>>,
  Holds<AuditEvent, Told<'AuditEventOut'>>,
  Holds<AuditPage, Told<'AuditPage'>>,
  Holds<AuditState, Told<'AuditState'>>,
  // What is sent: here the service's type is the one that has to be met.
  Holds<Omit<Told<'ChangeIn'>, Shapes>, Omit<NewChange, Shapes>>,
  Holds<Told<'ReviewQuestion'>, ReviewQuestion>,
  Holds<Told<'DecisionIn'>, NewDecision>,
];
